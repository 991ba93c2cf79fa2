using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Lists;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm;

public static class AmoCrmRegistration
{
    /// <summary>Registers the CRM's ports. Needs <c>ITokens</c> of the storage; the configuration section is <c>AmoCrm</c>.</summary>
    public static IServiceCollection AddAmoCrm(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AmoCrmOptions>()
            .Bind(configuration.GetSection(AmoCrmOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AmoCrmOptions>, AmoCrmOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddEgressClient(AmoCrmClient.Name, Policy);
        services.AddHostedService<OverrideWarning>();
        services.AddMemoryCache();

        services.AddSingleton<AmoCrmHosts>();
        services.AddSingleton<AmoCrmClient>();
        services.TryAddSingleton(new PaceLimit());
        services.AddSingleton<AccountPace>();
        services.AddSingleton<HostBlocks>();
        services.AddSingleton<ExchangeBudget>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<DomainLookUp>();
        services.AddSingleton<TokenRenewal>();
        services.AddSingleton<CodeExchange>();
        services.AddSingleton<DisconnectSignature>();
        services.AddSingleton<OAuthState>();
        services.AddSingleton<SellerTokens>();

        // Readers of the stored tokens live as long as the storage's unit of work.
        services.AddScoped<AccessTokens>();
        services.AddScoped<AccountMoves>();
        services.AddScoped<CrmTurn>();
        services.AddScoped<ICrmTurn>(provider => provider.GetRequiredService<CrmTurn>());
        services.AddScoped<AccountClient>();
        services.AddScoped<InvoicesList>();
        services.AddScoped<InvoiceElements>();
        services.AddScoped<DealInvoices>();
        services.AddScoped<Currencies>();
        services.AddScoped<FieldChoices>();
        services.AddScoped<InvoiceStatuses>();
        services.AddScoped<VatModes>();
        services.AddScoped<InvoiceWriter>();
        services.AddScoped<InvoiceDeal>();
        services.AddScoped<NotePlaces>();
        services.AddScoped<ICrmAuthorization, AmoCrmAuthorization>();
        services.AddScoped<ICrmInvoices, AmoCrmInvoices>();
        services.AddScoped<ICrmContacts, AmoCrmContacts>();
        services.AddScoped<ICrmNotes, AmoCrmNotes>();
        services.AddScoped<ICrmDeals, AmoCrmDeals>();
        services.AddSingleton<ICrmPages, AmoCrmPages>();
        return services;
    }

    private static EgressPolicy Policy(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AmoCrmOptions>>().Value;
        return options.Override is { } address
            ? new EgressPolicy { ExactHosts = [address.IdnHost], AllowPlainHttp = address.Scheme == Uri.UriSchemeHttp }
            : new EgressPolicy { HostSuffixes = options.Suffixes };
    }
}
