namespace CleanAcquiring.Web.Resources;

/// <summary>Stands for the texts of the webhooks' pages.</summary>
public sealed class WebhookTexts
{
    private WebhookTexts()
    {
    }
}
