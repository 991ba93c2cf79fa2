using CleanAcquiring.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CleanAcquiring.Web.Tests.Hosting;

public sealed class SecretFilesTests
{
    [Fact]
    public async Task A_setting_is_read_from_a_secret_file()
    {
        var folder = Directory.CreateTempSubdirectory("secret-files-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "AmoCrm__ClientSecret"),
            "from a file\n",
            TestContext.Current.CancellationToken
        );
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection([new("Secrets:Path", folder.FullName)]);

        builder.AddSecretFiles();

        builder.Configuration["AmoCrm:ClientSecret"].ShouldBe("from a file");
        folder.Delete(recursive: true);
    }
}
