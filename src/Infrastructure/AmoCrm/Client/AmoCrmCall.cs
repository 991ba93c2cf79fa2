namespace CleanAcquiring.Infrastructure.AmoCrm.Client;

/// <summary>One call to amoCRM. A class, because printing a record would print the secrets in its body.</summary>
/// <param name="operation">A stable name for logs and errors, without data.</param>
/// <param name="method">The verb.</param>
/// <param name="path">From the host's root, with the query.</param>
internal sealed class AmoCrmCall(string operation, HttpMethod method, string path)
{
    public string Operation => operation;

    public HttpMethod Method => method;

    public string Path => path;

    /// <summary>Sent as JSON in snake case.</summary>
    public object? Body { get; init; }

    /// <summary>For the look-up of a renamed account, which is verified by the refresh token.</summary>
    public string? RefreshToken { get; init; }

    public static AmoCrmCall Get(string operation, string path, string? refreshToken = null) =>
        new(operation, HttpMethod.Get, path) { RefreshToken = refreshToken };
}
