using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;
using Stripe.Checkout;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Checks a seller's key by asking for its account and for the last session; charges nothing.</summary>
internal sealed class StripeCheck(StripeClient client)
{
    private static readonly SettingProblem BadShape = new(
        StripeSettings.SecretKey,
        new("Секретный ключ начинается с sk_test_, sk_live_, rk_test_ или rk_live_.",
            "A secret key begins with sk_test_, sk_live_, rk_test_ or rk_live_."));

    private static readonly SettingProblem BadKey = new(
        StripeSettings.SecretKey,
        new("Stripe не принял ключ: возможно, он отозван или заменён.", "Stripe did not accept the key: it may be revoked or replaced."));

    private static readonly SettingProblem TooNarrow = new(
        StripeSettings.SecretKey,
        new("У ограниченного ключа нет права на Checkout Sessions.", "The restricted key may not use Checkout Sessions."));

    private static readonly SettingProblem OtherAccount = new(
        StripeSettings.AccountId,
        new("Ключ принадлежит другому аккаунту Stripe.", "The key belongs to another Stripe account."));

    private static readonly SettingProblem BadAccount = new(
        StripeSettings.AccountId,
        new("Идентификатор аккаунта начинается с acct_.", "An account id begins with acct_."));

    private static readonly SettingProblem BadWebhook = new(
        StripeSettings.WebhookSecret,
        new("Секрет вебхука начинается с whsec_.", "The signing secret of a webhook begins with whsec_."));

    private static readonly SettingProblem TestKey = new(
        StripeSettings.TestMode,
        new("Ключ тестовый, а тестовый режим выключен.", "The key is a test key, and test mode is off."));

    private static readonly SettingProblem LiveKey = new(
        StripeSettings.TestMode,
        new(
            "Ключ боевой, а тестовый режим включён: деньги будут настоящими.",
            "The key is live, and test mode is on: the money will be real."));

    /// <exception cref="OutageException">Stripe could not be asked.</exception>
    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(StripeSeller seller, CancellationToken cancellationToken)
    {
        if (ShapeProblems(seller) is { Count: > 0 } problems)
            return problems;
        var account = await client.CallAsync("accounts.get", seller, api => api.Accounts.GetSelfAsync(null, cancellationToken));
        if (account.Value is { Id: { } id } && id != seller.AccountId)
            return [OtherAccount];
        // A restricted key need not see the account.
        if (account.Value is null && account.Refusal is not { Status: 403 })
            return [ProblemOf(account, "accounts.get")];
        var sessions = await client.CallAsync("sessions.list", seller, api => api.Checkout.Sessions.ListAsync(
            new SessionListOptions { Limit = 1 }, null, cancellationToken));
        return sessions.Value is not null ? [] : [ProblemOf(sessions, "sessions.list")];
    }

    private static SettingProblem ProblemOf<T>(StripeReply<T> reply, string operation)
        where T : class => reply switch
    {
        { Refusal.Status: 401 } => BadKey,
        { Refusal.Status: 403 } => TooNarrow,
        { Refusal: { } refusal } => new SettingProblem("", new($"Ответ Stripe: {refusal.Reason}", $"Stripe's answer: {refusal.Reason}")),
        _ => throw new OutageException(StripeClient.Name, operation, reply.Reason),
    };

    private static List<SettingProblem> ShapeProblems(StripeSeller seller)
    {
        List<SettingProblem> problems = [];
        if (!Begins(seller.AccountId, "acct_"))
            problems.Add(BadAccount);
        if (!Begins(seller.WebhookSecret, "whsec_"))
            problems.Add(BadWebhook);
        var isTestKey = Begins(seller.SecretKey, "sk_test_") || Begins(seller.SecretKey, "rk_test_");
        if (!isTestKey && !Begins(seller.SecretKey, "sk_live_") && !Begins(seller.SecretKey, "rk_live_"))
            problems.Add(BadShape);
        else if (isTestKey != seller.IsTest)
            problems.Add(isTestKey ? TestKey : LiveKey);
        return problems;
    }

    private static bool Begins(string value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal) && value.Length > prefix.Length
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
