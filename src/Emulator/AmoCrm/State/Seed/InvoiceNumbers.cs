namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>The ids of the scenarios' invoices.</summary>
internal static class InvoiceNumbers
{
    public const long Complete = 918273;
    public const long Sbp = 918274;
    public const long FreePrice = 918280;
    public const long VatOnTop = 918291;
    public const long NoPayerContact = 918301;
    public const long Fractional = 918302;
    public const long ZeroTotal = 918303;
    public const long NegativeTotal = 918304;
    public const long NoTotalNoItems = 918305;
    public const long SumMismatch = 918306;
    public const long UnknownVat = 918307;
    public const long Paid = 918308;
    public const long PaidInAdvance = 918309;
    public const long PartiallyPaid = 918310;
    public const long CustomStatus = 918311;
    public const long Deleted = 918312;
    public const long ForeignElement = 918313;
    public const long NullsEverywhere = 918314;
    public const long MethodOff = 918315;
    public const long MethodUnknown = 918316;
    public const long CrmThrottled = 918317;
    public const long CrmDown = 918318;
    public const long CrmSlow = 918319;
    public const long AcquirerDown = 918320;
    public const long AcquirerSilent = 918321;
    public const long AcquirerDeclines = 918322;
    public const long Unknown = 918399;
    public const long Legacy = 40123;
    public const long Disconnected = 51001;
    public const long UnpaidAccount = 52001;
    public const long BlockedAccount = 53001;
}
