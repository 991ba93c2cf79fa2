namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>The ways to pay that the emulated seller has set up, each with a terminal of its own.</summary>
internal static class DemoMethods
{
    public const string Card = "card";
    public const string CardOff = "card_off";
    public const string CardDown = "card_down";
    public const string CardSilent = "card_silent";
    public const string CardDeclines = "card_declines";
    public const string Sbp = "sbp";

    /// <summary>A code that nobody has set up.</summary>
    public const string Nowhere = "nowhere";

    public static readonly DemoMethod Ordinary = new(Card, "Банковская карта", DemoTerminals.Normal);

    public static IReadOnlyList<DemoMethod> All { get; } =
    [
        Ordinary,
        new(Sbp, "СБП", DemoTerminals.Sbp, PaymentForm: "sbp"),
        new(CardOff, "Карта (выключена)", DemoTerminals.Normal, Enabled: false),
        new(CardDown, "Карта (банк недоступен)", DemoTerminals.Down),
        new(CardSilent, "Карта (банк молчит)", DemoTerminals.Silent),
        new(CardDeclines, "Карта (банк отказывает)", DemoTerminals.Declines),
    ];

    public static string Title(string code) => All.FirstOrDefault(method => method.Code == code)?.Title ?? code;
}
