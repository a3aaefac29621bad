extension APIRoute {
    /// Channels (contract §7.1).
    static let channels: [APIRoute] = [
        .get("channels") { world, call, _ throws(Refusal) in try world.listChannels(call) },
        .get("channels/list") { world, _, _ throws(Refusal) in world.listAdapters() },
        .get("channels/codes") { world, _, _ throws(Refusal) in world.listAdapterCodes() },
        .get("channels/adapter") { world, call, _ throws(Refusal) in try world.adapter(call) },
        .post("channels/test_connection") { world, call, _ throws(Refusal) in try world.testConnection(call) },
        .post("channels/mapping_details") { world, call, _ throws(Refusal) in try world.mappingDetails(call) },
        .post("channels/connection_details") { world, call, _ throws(Refusal) in try world.connectionDetails(call) },
        .post("channels") { world, call, moment throws(Refusal) in try world.createChannel(call, moment) },
        .get("channels/:id") { world, call, _ throws(Refusal) in try world.channel(call) },
        .put("channels/:id") { world, call, moment throws(Refusal) in try world.updateChannel(call, moment) },
        .delete("channels/:id") { world, call, _ throws(Refusal) in try world.deleteChannel(call) },
        .post("channels/:id/mappings") { world, call, moment throws(Refusal) in try world.mapChannel(call, moment) },
        .post("channels/:id/check_readiness") { world, call, _ throws(Refusal) in try world.checkReadiness(call) },
        .post("channels/:id/activate") { world, call, moment throws(Refusal) in
            try world.activateChannel(call, moment)
        },
        .post("channels/:id/deactivate") { world, call, moment throws(Refusal) in
            try world.deactivateChannel(call, moment)
        },
        .post("channels/:id/execute/:action") { world, call, moment throws(Refusal) in
            try world.executeAction(call, moment)
        },
        .put("channels/:id/execute/:action") { world, call, moment throws(Refusal) in
            try world.executeAction(call, moment)
        },
        .get("channels/:id/action/:action") { world, call, _ throws(Refusal) in try world.lookUp(call) },
    ]
}

extension APIRoute {
    /// What comes over channels beside bookings: live feed, messages, reviews (contract §7.2–7.4).
    static let guests: [APIRoute] = [
        .get("live_feed") { world, call, moment throws(Refusal) in try world.listLiveFeed(call, moment) },
        .get("live_feed/:id") { world, call, _ throws(Refusal) in try world.liveFeedEvent(call) },
        .post("live_feed/:id/resolve") { world, call, moment throws(Refusal) in try world.resolve(call, moment) },
        .get("message_threads") { world, call, _ throws(Refusal) in try world.listThreads(call) },
        .get("message_threads/:id") { world, call, _ throws(Refusal) in try world.thread(call) },
        .get("message_threads/:id/messages") { world, call, _ throws(Refusal) in
            try world.listMessages(inThread: call)
        },
        .post("message_threads/:id/messages") { world, call, moment throws(Refusal) in
            try world.postMessage(inThread: call, moment)
        },
        .post("message_threads/:id/close") { world, call, _ throws(Refusal) in try world.closeThread(call) },
        .post("message_threads/:id/no_reply_needed") { world, call, _ throws(Refusal) in
            try world.markNoReplyNeeded(call)
        },
        .get("bookings/:id/messages") { world, call, _ throws(Refusal) in try world.listMessages(ofBooking: call) },
        .post("bookings/:id/messages") { world, call, moment throws(Refusal) in
            try world.postMessage(ofBooking: call, moment)
        },
        .get("reviews") { world, call, moment throws(Refusal) in try world.listReviews(call, moment) },
        .get("reviews/:id") { world, call, moment throws(Refusal) in try world.review(call, moment) },
        .post("reviews/:id/reply") { world, call, moment throws(Refusal) in try world.replyToReview(call, moment) },
        .post("reviews/:id/guest_review") { world, call, moment throws(Refusal) in
            try world.reviewGuest(call, moment)
        },
        .get("scores/:id") { world, call, _ throws(Refusal) in try world.scores(call, detailed: false) },
        .get("scores/:id/detailed") { world, call, _ throws(Refusal) in try world.scores(call, detailed: true) },
        .post("auth/one_time_token") { world, call, moment throws(Refusal) in
            try world.createOneTimeToken(call, moment)
        },
        .post("attachments") { world, call, moment throws(Refusal) in try world.createAttachment(call, moment) },
    ]
}
