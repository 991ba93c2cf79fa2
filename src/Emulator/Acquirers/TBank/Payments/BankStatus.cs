namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

internal static class BankStatus
{
    public const string New = "NEW";
    public const string FormShowed = "FORM_SHOWED";
    public const string Authorizing = "AUTHORIZING";
    public const string Authorized = "AUTHORIZED";
    public const string Confirmed = "CONFIRMED";
    public const string PartialReversed = "PARTIAL_REVERSED";
    public const string Reversed = "REVERSED";
    public const string Canceled = "CANCELED";
    public const string DeadlineExpired = "DEADLINE_EXPIRED";
    public const string Rejected = "REJECTED";
    public const string AsyncRefunding = "ASYNC_REFUNDING";
    public const string PartialRefunded = "PARTIAL_REFUNDED";
    public const string Refunded = "REFUNDED";
}
