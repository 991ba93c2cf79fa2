namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>The comma list of extras that a caller asks for; names that nobody knows are ignored.</summary>
internal static class WithList
{
    public static HashSet<string> With(this HttpRequest request) =>
        [.. $"{request.Query["with"]}".Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
