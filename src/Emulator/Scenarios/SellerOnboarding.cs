using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>
/// Installs the integration and sets up the payment methods of every emulated seller, then disconnects or blocks some of them.
/// May be repeated.
/// </summary>
public sealed class SellerOnboarding
{
    private const int Attempts = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly AmoCrmState crm;
    private readonly InstallHook install;
    private readonly DisconnectHook disconnect;
    private readonly TokenIssuer tokens;
    private readonly GatewayClient gateway;

    internal SellerOnboarding(AmoCrmState crm, InstallHook install, DisconnectHook disconnect, TokenIssuer tokens, GatewayClient gateway)
    {
        this.crm = crm;
        this.install = install;
        this.disconnect = disconnect;
        this.tokens = tokens;
        this.gateway = gateway;
    }

    /// <summary>Calls the gateway over HTTP, as amoCRM and the sellers' browsers do.</summary>
    /// <exception cref="OnboardingException">The gateway could not be reached or refused a step.</exception>
    public async Task OnboardAsync(CancellationToken cancellationToken)
    {
        foreach (var account in crm.All)
        {
            account.State = AccountState.Ok;
            await InstallAsync(account, cancellationToken);
            foreach (var method in account == crm.Demo ? gateway.Methods : [DemoMethods.Ordinary])
                await SetUpAsync(account, method, cancellationToken);
        }

        await disconnect.CallAsync(crm.Gone, callsHook: true, cancellationToken);
        crm.Unpaid.State = AccountState.Unpaid;
        crm.Blocked.State = AccountState.Blocked;
    }

    /// <summary>Installs again while the gateway starts. amoCRM itself calls the hook once.</summary>
    private async Task InstallAsync(EmulatedAccount account, CancellationToken cancellationToken)
    {
        int? status = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            status = await install.CallAsync(account, cancellationToken);
            if (status is >= 200 and < 400)
                break;
            await Task.Delay(Pause, cancellationToken);
        }

        // The hook may respond before the code is exchanged.
        for (var attempt = 0; attempt < Attempts && !tokens.IsInstalled(account); attempt++)
            await Task.Delay(Pause, cancellationToken);
        if (!tokens.IsInstalled(account))
            throw new OnboardingException(
                $"install of {account.Host}: the hook returned {Text(status)} and the code was not exchanged"
            );
    }

    private async Task SetUpAsync(EmulatedAccount account, DemoMethod method, CancellationToken cancellationToken)
    {
        int? status = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            status = await gateway.PutMethodAsync(account, method, cancellationToken);
            if (status is >= 200 and < 300)
                return;
            // 400 and 422 are final; 401, 404 and 409 may be an installation that is still being stored.
            if (status is 400 or 422)
                break;
            await Task.Delay(Pause, cancellationToken);
        }

        throw new OnboardingException($"method {method.Code} of {account.Host}: the gateway returned {Text(status)}");
    }

    private static string Text(int? status) => status is { } number ? $"{number}" : "no response";
}

/// <summary>The gateway refused a step of the onboarding. The message names the step and the status.</summary>
public sealed class OnboardingException : Exception
{
    public OnboardingException()
    {
    }

    public OnboardingException(string message)
        : base(message)
    {
    }

    public OnboardingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
