using CleanAcquiring.Infrastructure.Egress;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

public sealed class ExtraRootsTests : IDisposable
{
    private static readonly EgressPolicy Local = new() { ExactHosts = ["localhost"] };
    private readonly TestAuthority authority = new();
    private readonly string folder = Directory.CreateTempSubdirectory("roots").FullName;

    [Fact]
    public async Task A_server_of_an_extra_root_is_trusted()
    {
        await using var server = await LocalServer.StartAsync((_, _) => Task.CompletedTask, authority.Issue("localhost"));
        await using var client = new ClientUnderTest(Local, extraRootsPath: PemFile());

        (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.Answer>().Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_same_server_is_refused_without_the_root()
    {
        await using var server = await LocalServer.StartAsync((_, _) => Task.CompletedTask, authority.Issue("localhost"));
        await using var client = new ClientUnderTest(Local);

        (await client.GetAsync(server.Address)).ShouldBe(new Exchange.NotSent("no secure connection"));
        server.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        await using var server = await LocalServer.StartAsync((_, _) => Task.CompletedTask, authority.Issue("bank.example"));
        await using var client = new ClientUnderTest(Local, extraRootsPath: PemFile());

        (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.NotSent>();
        server.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_of_another_root_is_refused()
    {
        using var other = new TestAuthority();
        await using var server = await LocalServer.StartAsync((_, _) => Task.CompletedTask, other.Issue("localhost"));
        await using var client = new ClientUnderTest(Local, extraRootsPath: PemFile());

        (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.NotSent>();
    }

    [Fact]
    public void A_missing_path_stops_the_start() =>
        new EgressOptionsCheck().Validate(null, new EgressOptions { ExtraRootsPath = Path.Combine(folder, "absent.pem") }).FailureMessage
            .ShouldNotBeNull().ShouldContain("Egress:ExtraRootsPath");

    [Fact]
    public void A_file_without_a_certificate_stops_the_start()
    {
        var path = Path.Combine(folder, "text.pem");
        File.WriteAllText(path, "no certificate");

        new EgressOptionsCheck().Validate(null, new EgressOptions { ExtraRootsPath = path }).Failed.ShouldBeTrue();
    }

    [Fact]
    public void A_folder_of_roots_is_read_whole()
    {
        PemFile();
        using var other = new TestAuthority();
        File.WriteAllText(Path.Combine(folder, "other.crt"), other.Root.ExportCertificatePem());

        ExtraRoots.Read(folder).Count.ShouldBe(2);
    }

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string PemFile()
    {
        var path = Path.Combine(folder, "root.pem");
        File.WriteAllText(path, authority.Root.ExportCertificatePem());
        return path;
    }
}
