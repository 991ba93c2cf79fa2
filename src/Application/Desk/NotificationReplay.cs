using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Application.Desk;

/// <summary>Reads a stored notification once more, as the code and the settings are now.</summary>
internal sealed class NotificationReplay(INotificationVault vault, IUnitOfWork unitOfWork, MethodSettings settings, NotificationJudge judge)
{
    /// <param name="account">Whose it is.</param>
    /// <param name="stored">The notification.</param>
    /// <param name="isShadow">Only tell what would change.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<Result<Judgement>> RunAsync(Account account, KeptNotification stored, bool isShadow, CancellationToken cancellationToken)
    {
        if (account.Find(stored.Method) is not { } method || settings.Access(account, stored.Method, stored.Acquirer) is not var (acquirer, opened))
            return DeskRefusals.NoMethod;
        var verdict = acquirer.Read(stored.Notification, opened);
        var judgement = await judge.JudgeAsync(account.Tenant, method, verdict, cancellationToken);
        if (isShadow)
            return judgement;
        vault.Judge(account.Tenant, stored.Id, judgement.Verdict, judgement.Detail, acquirer.Profile.ParserVersion);
        return await unitOfWork.TrySaveAsync(cancellationToken) ? judgement : DeskRefusals.Overtaken;
    }
}
