using System.Security.Cryptography;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Cli.Tests;

/// <summary>An operator retires a sealing key with the commands.</summary>
public sealed class KeyCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("acquiring-").FullName;
    private readonly string first = $"--Sealing:Keys:1={NewKey()}";
    private readonly string second = $"--Sealing:Keys:2={NewKey()}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reseal_moves_all_values_to_the_newest_key()
    {
        await StoreTokensAsync(first);
        (await RunAsync("keys", first)).ShouldBe((0, """
            key 1: 2 values
                accounts.access_token: 1
                accounts.refresh_token: 1
            """));

        (await RunAsync("reseal", first, second)).ShouldBe((0, """
            key 2: 2 values
                accounts.access_token: 1
                accounts.refresh_token: 1
            """));

        (await RunAsync("keys", second)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Values_of_a_missing_key_are_counted_and_reported()
    {
        await StoreTokensAsync(first);

        var (code, text) = await RunAsync("reseal", second);

        code.ShouldBe(2);
        text.ShouldStartWith("key 1 (not set): 2 values");
    }

    [Fact]
    public async Task Unknown_command_shows_the_commands()
    {
        var (code, text) = await RunAsync("sale");

        code.ShouldBe(CommandLine.Misused);
        text.ShouldContain("reseal");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StoreTokensAsync(string key)
    {
        await using var gateway = GatewayHost.Build(Settings(key));
        await gateway.Services.MigrateAsync(Token);
        await gateway.Services.CheckKeysAsync(Token);
        await using var scope = gateway.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IAccounts>().Add(new Account(AnAccount.Tenant, AnAccount.Profile, AnAccount.Now));
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TrySaveAsync(Token);
        await scope.ServiceProvider.GetRequiredService<ITokens>().StoreAsync(
            AnAccount.Tenant, new TokenPair("access", "refresh", AnAccount.Now, AnAccount.Now, null), Token);
    }

    private async Task<(int Code, string Text)> RunAsync(string command, params string[] settings)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync([command, .. Settings(settings)], output);
        return (code, output.ToString().ReplaceLineEndings("\n").TrimEnd());
    }

    private string[] Settings(params string[] more) =>
        [$"--Data:Path={folder}", "--Public:BaseUrl=https://pay.example.org", .. more];

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
