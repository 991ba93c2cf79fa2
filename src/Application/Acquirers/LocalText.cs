namespace CleanAcquiring.Application.Acquirers;

/// <summary>A text for sellers in both languages.</summary>
public sealed record LocalText(string Ru, string En)
{
    public string In(string? language) => string.Equals(language, "ru", StringComparison.OrdinalIgnoreCase) ? Ru : En;
}
