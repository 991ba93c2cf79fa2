using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Accounts.Sessions;

/// <summary>Asks the CRM for the name and the rights of a session's user, at its start and every ten minutes.</summary>
internal sealed class SessionRights(ICrmAuthorization authorization, TimeProvider time)
{
    /// <summary>
    /// The session with the user's present rights; unchanged where they are fresh, and where there is no grant to ask with.
    /// </summary>
    /// <param name="session">In use.</param>
    /// <param name="account">Its account.</param>
    /// <param name="mayFail">True where the rights known so far will do while the CRM does not answer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OutageException">The CRM could not be asked, and the answer is needed.</exception>
    public async Task<SellerSession> ReadAsync(
        SellerSession session, Account? account, bool mayFail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (account is not { IsActive: true } || !session.NeedsRights(now))
            return session;
        try
        {
            var user = await authorization.FindUserAsync(account, session.User.UserId, cancellationToken);
            // At the start the claim of the CRM's own token is as good as an answer.
            var claimed = session.RightsReadAt is null && session.IsAdministrator == true;
            return session.Learn(user?.IsAdministrator ?? claimed, user?.Name, now);
        }
        catch (OutageException) when (mayFail)
        {
            return session;
        }
    }
}
