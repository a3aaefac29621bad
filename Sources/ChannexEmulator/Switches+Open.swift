/// The switches for what no source tells and only a measurement would: our own conclusions, and what the contract had to
/// choose (contract §11, §14).
extension Switches {
    /// Those switches, by topic.
    static let openTable: [Entry] =
        openConventions + openARI + openBookings + openWebhooks + openChannels + openMessages

    private static let openConventions: [Entry] = [
        .flag("clamp_page_limit", \.clampPageLimit, "Read a page limit above 100 as 100; while off, refuse it"),
        .flag(
            "ignore_unknown_filters",
            \.ignoreUnknownFilters,
            "Ignore filters of bookings that nobody knows; while off, refuse them"
        ),
        .flag("tell_text_limits", \.tellTextLimits, "Say in the refusal of a long text how long it may be"),
        .word("week_begins", \.weekBegins, "The day on which a rate plan's seven values begin"),
        .flag("oversized_is_bad_request", \.oversizedIsBadRequest, "Answer a body that is too large with 400, not 413"),
        .flag(
            "repeated_install_succeeds",
            \.repeatedInstallSucceeds,
            "Answer the installation there is to a second one; while off, refuse it"
        ),
    ]

    private static let openARI: [Entry] = [
        .word("rate_window", \.rateWindow, "What a minute is to the limit of calls: any 60 seconds, or the clock's"),
        .flag("retry_after_header", \.retryAfterHeader, "Tell in `retry-after` when to come again after a 429"),
        .flag(
            "malformed_values_are_invalid",
            \.malformedValuesAreInvalid,
            "Answer a body without `values` with 422, not 400"
        ),
        .flag("show_empty_warnings", \.showEmptyWarnings, "Show an empty list of warnings where there are none"),
        .flag("availability_returns_task", \.availabilityReturnsTask, "Name the task in answers to `/availability`"),
        .flag("serve_tasks", \.serveTasks, "Let tasks be read; while off, they are not found"),
        .flag(
            "refuse_whole_values",
            \.refuseWholeValues,
            "Refuse a value for one wrong field; while off, take its other fields"
        ),
        .flag("refuse_nulls", \.refuseNulls, "Warn about nulls; while off, pass over them"),
        .flag("days_on_availability", \.daysOnAvailability, "Heed `days` in `/availability`"),
        .flag(
            "refuse_excess_availability",
            \.refuseExcessAvailability,
            "Refuse more availability than the room type has rooms"
        ),
        .flag(
            "refuse_fractional_rates",
            \.refuseFractionalRates,
            "Refuse rates that are numbers with a fraction; while off, they are major units"
        ),
        .flag(
            "bare_rate_text_is_minor",
            \.bareRateTextIsMinor,
            "Read a rate that is text without a decimal point as minor units, not major ones"
        ),
        .flag(
            "minor_units_by_currency",
            \.minorUnitsByCurrency,
            "Read whole numbers as the currency's own minor units; while off, as hundredths"
        ),
        .flag(
            "refuse_unsupported_min_stay",
            \.refuseUnsupportedMinStay,
            "Refuse `min_stay` where both kinds are kept; while off, write it to both"
        ),
        .flag("read_by_option", \.readByOption, "Read restrictions under the ids of options, not of rate plans"),
        .flag(
            "availability_stops_at_zero",
            \.availabilityStopsAtZero,
            "Let bookings lower availability to none at most; while off, below"
        ),
        .flag(
            "refuse_duplicate_titles",
            \.refuseDuplicateTitles,
            "Refuse a rate plan's title that is taken; while off, titles repeat"
        ),
    ]

    private static let openBookings: [Entry] = [
        .flag("feed_newest_first", \.feedNewestFirst, "Begin the feed with the newest revision"),
        .flag(
            "acknowledge_per_key",
            \.acknowledgePerKey,
            "Let an acknowledgement count for its key only, not for the account"
        ),
        .flag(
            "fail_revision_finds",
            \.failRevisionFinds,
            "Let a certification fail revisions that were fetched by their ids"
        ),
        .flag(
            "spelled_agency_names",
            \.spelledAgencyNames,
            "Name agencies in bookings as people write them, such as Booking.com"
        ),
        .flag(
            "import_takes_availability",
            \.importTakesAvailability,
            "Let a booking that is imported lower availability once more"
        ),
    ]

    private static let openWebhooks: [Entry] = [
        .flag("follow_redirects", \.followRedirects, "Follow redirects of receivers; while off, they are failures"),
        .flag("retry_unreachable", \.retryUnreachable, "Try an address again that refuses connections"),
        .flag("retry_client_errors", \.retryClientErrors, "Try a delivery again that was answered with 4xx"),
        .number(
            "webhook_retries",
            \.webhookRetries,
            least: 0,
            "How often a failed delivery is tried again, at most 11"
        ),
        .flag(
            "drop_orphaned_deliveries",
            \.dropOrphanedDeliveries,
            "Give up deliveries that wait when their webhook is deleted or switched off"
        ),
        .flag(
            "refuse_unreachable_test",
            \.refuseUnreachableTest,
            "Refuse a test of an address that cannot be reached; while off, answer 200"
        ),
        .flag("documented_test_answer", \.documentedTestAnswer, "Answer a test with `status_code` and `body` alone"),
        .flag(
            "former_disconnect_event",
            \.formerDisconnectEvent,
            "Tell of a cut connection as `disconnected_channel`, not `disconnect_channel`"
        ),
        .flag(
            "guard_protected_webhooks",
            \.guardProtectedWebhooks,
            "Let a protected webhook be neither changed nor deleted over the API"
        ),
    ]

    private static let openChannels: [Entry] = [
        .flag("open_channel_api", \.openChannelAPI, "Let every key use channels; while off, answer 403"),
        .flag("channel_answers_created", \.channelAnswersCreated, "Answer a new channel or mapping with 201, not 200"),
        .flag(
            "refuse_unready_channels",
            \.refuseUnreadyChannels,
            "Let no channel be activated that is not ready"
        ),
        .flag("readiness_messages", \.readinessMessages, "Tell of a channel's readiness in messages, not in codes"),
        .flag("channel_change_activates", \.channelChangeActivates, "Heed `is_active` in a change of a channel"),
        .flag("publish_needs_mapping", \.publishNeedsMapping, "Publish and unpublish only listings that are mapped"),
        .flag(
            "stop_disconnected_channels",
            \.stopDisconnectedChannels,
            "Stop a channel when its agency cuts the connection"
        ),
        .flag("unmap_gone_listings", \.unmapGoneListings, "Take a listing that is gone out of its channel's mappings"),
    ]

    private static let openMessages: [Entry] = [
        .flag("message_answers_created", \.messageAnswersCreated, "Answer a message that was sent with 201, not 200"),
        .flag("message_reopens_thread", \.messageReopensThread, "Open a closed thread when somebody writes into it"),
        .flag(
            "replace_review_reply",
            \.replaceReviewReply,
            "Let a second reply to a review take the place of the first one"
        ),
        .flag(
            "replace_guest_review",
            \.replaceGuestReview,
            "Let a second review of a guest take the place of the first one"
        ),
        .span("review_window", \.reviewWindow, "How long guest and host of Airbnb may write about each other"),
        .flag("mask_hidden_reviews", \.maskHiddenReviews, "Show neither text nor scores of a hidden review"),
        .flag(
            "tell_uncovered_reviews",
            \.tellUncoveredReviews,
            "Tell of a review that the host's own uncovers as updated"
        ),
        .word("late_answer", \.lateAnswer, "What becomes of an answer to a request whose time is over"),
    ]
}
