using System.Text.Json;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The payment methods that are set up; there is one page.</summary>
internal sealed record MethodListResponse(IReadOnlyList<MethodResponse> Items, string? Next)
{
    public static MethodListResponse Of(IReadOnlyList<MethodView> views, string language) =>
        new([.. views.Select(view => MethodResponse.Of(view, language))], null);
}

/// <summary>A payment method as its seller sees it.</summary>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">True when buyers can use it.</param>
/// <param name="Settings">Without secrets.</param>
/// <param name="NotificationUrl">For the acquirer's cabinet.</param>
/// <param name="Test">True where no money moves.</param>
/// <param name="Suppliers">Tax numbers of the legal entities whose invoices it takes; empty for all that no other shop has.</param>
/// <param name="Link">The code of the method whose payment link it answers; null for its own.</param>
/// <param name="Problems">The parts of its last change that the acquirer did not take.</param>
internal sealed record MethodResponse(
    string Code,
    string Acquirer,
    bool Enabled,
    IReadOnlyDictionary<string, object?> Settings,
    string NotificationUrl,
    bool Test,
    IReadOnlyList<string> Suppliers,
    string? Link,
    IReadOnlyList<ProblemResponse> Problems)
{
    public static MethodResponse Of(MethodView view, string language) => new(
        view.Code,
        view.Acquirer,
        view.Enabled,
        view.Settings.ToDictionary(pair => pair.Key, pair => ValueOf(pair.Value), StringComparer.Ordinal),
        view.NotificationUrl.AbsoluteUri,
        view.IsTrial,
        view.Suppliers,
        view.Link,
        ProblemResponse.Of(view.Problems, language));

    private static object? ValueOf(SettingView setting) => setting switch
    {
        { EndsIn: { Length: > 0 } end } => $"set, ends in {end}",
        { EndsIn: not null } => "set",
        { Value: "true" } => true,
        { Value: "false" } => false,
        _ => setting.Value,
    };
}

/// <summary>A payment method as its seller sends it.</summary>
internal sealed record MethodRequest
{
    public string? Acquirer { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Tax numbers of the legal entities whose invoices it takes; left out with the link, both stay.</summary>
    public IReadOnlyList<string?>? Suppliers { get; init; }

    /// <summary>The code of another method, to be its shop for these legal entities.</summary>
    public string? Link { get; init; }

    /// <summary>Values are strings, booleans or numbers; null leaves a secret as it is.</summary>
    public Dictionary<string, JsonElement>? Settings { get; init; }

    /// <summary>The settings as text, the type of an acquirer's form; null when a value is nested.</summary>
    public IReadOnlyDictionary<string, string?>? Read()
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in Settings ?? [])
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                || value.ValueKind == JsonValueKind.String && TextOf(value) is null)
                return null;
            texts[key] = value.ValueKind switch
            {
                JsonValueKind.String => TextOf(value),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        return texts;
    }

    // Half a surrogate pair is JSON and no text; PostgreSQL stores no NUL.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>The acquirer's verdict on settings.</summary>
internal sealed record CheckResponse(bool Ok, IReadOnlyList<ProblemResponse> Problems)
{
    public static CheckResponse Of(IReadOnlyList<SettingProblem> problems, string language) =>
        new(problems.Count == 0, ProblemResponse.Of(problems, language));
}

internal sealed record ProblemResponse(string Key, string Message)
{
    public static IReadOnlyList<ProblemResponse> Of(IReadOnlyList<SettingProblem> problems, string language) =>
        [.. problems.Select(problem => new ProblemResponse(problem.Key, problem.Message.In(language)))];
}
