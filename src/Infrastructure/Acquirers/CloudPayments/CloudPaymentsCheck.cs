using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>Checks a site's credentials by the call that CloudPayments has for this; nothing is charged.</summary>
internal sealed class CloudPaymentsCheck(CloudPaymentsClient client)
{
    private const string TestPrefix = "test_";

    private static readonly SettingProblem NoPublicId = new(
        CloudPaymentsSettings.PublicId, new("Укажите Public ID сайта.", "Enter the public id of the site."));

    private static readonly SettingProblem BadCredentials = new(
        CloudPaymentsSettings.ApiSecret,
        new(
            "CloudPayments не приняли Public ID и пароль для API: проверьте, что они от одного сайта.",
            "CloudPayments did not accept the public id and the API secret: are they of the same site?"));

    private static readonly SettingProblem TestSite = new(
        CloudPaymentsSettings.TestMode,
        new("Public ID тестовый, а тестовый режим выключен.", "The public id is a test one, and test mode is off."));

    /// <exception cref="OutageException">It could not be asked.</exception>
    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(CloudPaymentsSite site, CancellationToken cancellationToken)
    {
        if (site.PublicId.Length == 0)
            return [NoPublicId];
        if (site.PublicId.StartsWith(TestPrefix, StringComparison.Ordinal) && !site.IsTest)
            return [TestSite];
        return await client.PostAsync("test", [], null, site, cancellationToken) switch
        {
            { Silence: { } reason } => throw new OutageException(CloudPaymentsClient.Name, "test", reason),
            { IsSuccess: true } => [],
            { IsUnauthorized: true } => [BadCredentials],
            var other =>
                [new SettingProblem("", new($"Ответ CloudPayments: {other.Reason}", $"CloudPayments' answer: {other.Reason}"))],
        };
    }
}
