namespace CleanAcquiring.Emulator;

/// <summary>
/// The invented terminals that the emulated seller enters and that the emulated bank knows. None of them exists anywhere else.
/// </summary>
public static class DemoTerminals
{
    public static readonly DemoTerminal Normal = new("1700000000001DEMO", "q7Zp!vK2mN0xR");
    public static readonly DemoTerminal Silent = new("1700000000002SILENT", "w4Hd$tB8sL1yQ");
    public static readonly DemoTerminal Down = new("1700000000003DOWN", "e9Kf%rC3pJ6zT");
    public static readonly DemoTerminal Declines = new("1700000000004DECLINES", "u2Mg&nD5hV7aW");
    public static readonly DemoTerminal Sbp = new("1700000000005SBP", "i6Sj*xF0kG4bE");

    public static IReadOnlyList<DemoTerminal> All { get; } = [Normal, Silent, Down, Declines, Sbp];
}
