namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>A terminal of the emulated bank, and the password that signs for it.</summary>
public sealed record DemoTerminal(string TerminalKey, string Password, AcquirerBehavior Behavior = AcquirerBehavior.Normal);

/// <summary>The invented terminals, which exist only in the emulated bank.</summary>
public static class DemoTerminals
{
    /// <summary>A test terminal: the check wants test mode for it.</summary>
    public static readonly DemoTerminal Test = new("1700000000001DEMO", "q7Zp!vK2mN0xR");

    public static readonly DemoTerminal Normal = new("1700000000007CARDS", "b5Xc^dM7qP3rH");
    public static readonly DemoTerminal Silent = new("1700000000002SILENT", "w4Hd$tB8sL1yQ", AcquirerBehavior.Silent);
    public static readonly DemoTerminal Down = new("1700000000003DOWN", "e9Kf%rC3pJ6zT", AcquirerBehavior.Down);
    public static readonly DemoTerminal Declines = new("1700000000004DECLINES", "u2Mg&nD5hV7aW", AcquirerBehavior.Declines);
    public static readonly DemoTerminal Sbp = new("1700000000005SBP", "i6Sj*xF0kG4bE", AcquirerBehavior.Sbp);

    public static readonly DemoTerminal OtherShop = new("1700000000006OTHER", "z8Rn@cV1yU5oM", AcquirerBehavior.OtherShop);

    private static readonly DemoTerminal[] All = [Normal, Test, Silent, Down, Declines, Sbp, OtherShop];

    internal static DemoTerminal? Find(string? key) => Array.Find(All, terminal => terminal.TerminalKey == key);

    internal static DemoTerminal Of(AcquirerBehavior behavior) => Array.Find(All, terminal => terminal.Behavior == behavior)!;
}
