-- Webhooks as Channex sends them (contract §5.6), each about another revision.
-- wrk -s webhook.lua URL -- PROPERTY SECRET

local property, secret
local count = 0

function init(arguments)
    property, secret = arguments[1], arguments[2]
end

function request()
    count = count + 1
    local revision = string.format("00000000-0000-4000-8000-%012x", count)
    local body = string.format(
        '{"event":"booking","payload":{"booking_id":"%s","property_id":"%s","revision_id":"%s"},' ..
        '"property_id":"%s","user_id":null,"timestamp":"2026-01-01T12:00:00.000000Z"}',
        revision, property, revision, property)
    local headers = { ["Content-Type"] = "application/json", ["X-Channex-Webhook-Secret"] = secret }
    return wrk.format("POST", nil, headers, body)
end
