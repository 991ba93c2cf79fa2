namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>
/// The words that are wrong here in any context, each with the word of the field. Three ways to write one:
/// <c>desk</c> is that word as a part of any identifier, path or sentence (<c>ForDeskAsync</c>, <c>goes_to_the_desk</c>);
/// <c>HoldsMoney</c> is these parts in one identifier, in any case and with or without underscores;
/// <c>"an act"</c> is these words in a sentence or in one identifier.
/// </summary>
internal static class WrongWords
{
    public static IReadOnlyList<(string[] Wrong, string Instead)> All { get; } =
    [
        // States of a payment
        (["held"], "authorized (money is reserved) or captured (money is taken)"),
        (["HoldsMoney"], "CapturedAmount, NetPaid"),
        (["IsReturning", "AfterReturn"], "refund; a return is the buyer coming back to our page"),

        // Attention
        (["desk", "desks"], "attention; fiscal register for a cash desk"),

        // Notifications
        (["letter", "letters"], "notification, NotificationPayload, NotificationResponse"),
        (["postman", "errand", "errands"], "NotificationSender, delivery"),
        (["vault", "KeptNotification"], "NotificationStore, StoredNotification"),
        (["judge", "judges", "judged", "judging", "judgement", "judgements", "judgment", "unjudged"],
            "process, NotificationProcessor, ProcessingResult"),
        (["hints", "hinted"], "Unverified; BuyerDisclosure for PageHints"),
        (["forged"], "Rejected"),
        (["NotOurs"], "Ignored"),

        // Operations
        (["wish", "wishes", "OperationOrder"], "OperationRequest"),
        (["ActOutcome", "ActAsync", "ActingAsync", "ActTimeout", "ActsTests"], "operation"),
        (["an act", "the act", "this act", "that act", "each act", "every act"], "operation; the noun in http.md's JSON stays"),
        (["deed", "deeds"], "operation; a step of the scenario"),

        // Starting and asking
        (["AttemptOpening", "LoseOpening", "GiveUpOpening", "RefuseOpening"], "PaymentInitiator, MarkUnknown, MarkNotSent, MarkDeclined"),
        (["AskAcquirer", "ExpediteInquiry", "inquiry", "inquiries"], "SyncPayment, RequestPaymentSync, status query"),
        (["UpdateInvoice", "InvoiceMark", "InvoiceUpdate"], "SyncInvoice, InvoiceStatusUpdate, InvoiceSyncState"),
        (["ChargeDrawer", "SecondPayments"], "ChargeCalculator, ExcessRefund"),
        (["story", "stories"], "PaymentDetails; use case"),
        (["consequences"], "FollowUpScheduler, follow-ups"),
        (["books", "drift", "drifts", "drifted"], "PaymentReconciler, Discrepancy, ReconciliationReport"),

        // Web
        (["IAddresses"], "IPublicUrls"),
        (["StartSentence", "StartSentences", "class Wants", "class Phones"], "StartupErrors, AcceptHeader, UserAgents"),

        // Emulator and tests
        (["mischief"], "FaultInjection, FaultPlan"),
        (["world", "worlds", "TokenDesk", "BuyerDesk"], "AmoCrmState, TokenService, BuyerActions"),
        (["ledger", "mood", "moods"], "PaymentStore, TerminalBehavior"),
        (["town", "towns", "crowd", "GatewayLife"], "EmulatedEnvironment, LoadAccounts, GatewayInstance"),
        (["scene", "scenes", "seat", "seats", "workshop"], "PaymentScenario, InvoiceDriver, FollowUpWorkerFixture"),
        (["fate", "mortal", "luck", "complaint", "complaints"], "CrashPlan, CrashPoint, SeededRandom, ErrorLog, violation"),

        // Sentences
        (["nothing is said of"], "one UnreachableException, or no arm at all where the compiler proves the switch total"),
    ];

    /// <summary>The planted files that use one: in an identifier, in prose, as a folder, as the suffix of a third party's shape.</summary>
    public static IReadOnlyList<string> Planted { get; } =
    [
        "docs/planted.md", "src/Domain/Desk/Placed.cs", "src/Domain/Planted/Wordy.cs", "src/Infrastructure/Planted/Wire/Init.cs",
    ];

    /// <summary>Uses of these words that are right, written the same way, each with the reason.</summary>
    public static IReadOnlyList<(string[] Allowed, string Reason)> Exceptions { get; } =
    [
        (["latin letters", "english letters", "cyrillic letters", "hexadecimal letters", "look-alike letters"], "letters of an alphabet"),
        (["capital letters", "small letters", "lower-case letters", "upper-case letters"], "letters of an alphabet"),
        (["two letters", "three letters", "letters and digits", "letters or digits", "letters digits"], "letters of an alphabet"),
        (["knows letters beyond english", "more letters than english"], "letters of a database's locale"),
        (["IsLetter", "IsLetterOrDigit", "TwoLetterISOLanguageName"], "members of .NET"),
        (["IsAsciiLetter", "IsAsciiLetterOrDigit", "IsAsciiLetterLower", "IsAsciiLetterUpper"], "members of .NET"),
        (["forged signature", "forged signatures"], "the attack that SECURITY.md and the tests name, not our reading of a notification"),
    ];
}
