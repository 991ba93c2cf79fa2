using System.Globalization;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Notifications;

/// <summary>Asks the site whether a payment may be charged, before it is.</summary>
internal sealed class CheckCall(SiteStore store, IHttpClientFactory clients, EmulatorOptions options)
{
    private const int NoAnswer = 3007;
    private const int ServiceError = 3006;

    /// <returns>0 where it may be charged, else the reason code that the buyer's attempt gets.</returns>
    public async Task<int> AskAsync(string id, CancellationToken cancellationToken)
    {
        // Where notifications are kept back, no gateway answers.
        if (options.HoldsNotifications || Question(id) is not { } question)
            return 0;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, question.Url)
            {
                Content = new StringContent(question.Body, Encoding.UTF8, question.ContentType),
            };
            foreach (var (name, value) in question.Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await clients.CreateClient(QueueSender.ClientName).SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? ReasonOf(CodeOf(await response.Content.ReadAsStringAsync(cancellationToken)))
                : (int)response.StatusCode >= 500 ? ServiceError : NoAnswer;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException)
        {
            return NoAnswer;
        }
    }

    private OutgoingNotification? Question(string id) => store.With(id, order => order is null
        ? null
        : SiteNotification.Of(
            order,
            "check",
            SiteNotification.Payment(order, order.IsTwoStage ? SiteStatus.Authorized : SiteStatus.Completed, store.Now)));

    private static int CodeOf(string reply)
    {
        using var document = JsonDocument.Parse(reply);
        return document.RootElement.TryGetProperty("code", out var code)
            && int.TryParse(code.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1;
    }

    private static int ReasonOf(int code) => code switch
    {
        0 => 0,
        10 => 3001,
        11 => 3002,
        12 => 3003,
        13 => 3008,
        20 => 3004,
        _ => 3005,
    };
}
