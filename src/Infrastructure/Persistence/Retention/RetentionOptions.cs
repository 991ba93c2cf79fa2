using System.ComponentModel.DataAnnotations;
using CleanAcquiring.Application.Retention;

namespace CleanAcquiring.Infrastructure.Persistence.Retention;

/// <summary>The time for which data is kept, from the section <c>Retention</c>; in days.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    [Range(1, 3650, ErrorMessage = "Retention:NotificationsDays must be from 1 to 3650.")]
    public int NotificationsDays { get; set; } = 180;

    [Range(1, 180, ErrorMessage = "Retention:RejectedDays must be from 1 to 180.")]
    public int RejectedDays { get; set; } = 7;

    /// <summary>Rejected notifications that an address may store in an hour.</summary>
    [Range(1, 10_000, ErrorMessage = "Retention:RejectedPerHour must be from 1 to 10000.")]
    public int RejectedPerHour { get; set; } = 10;

    /// <summary>Five years: the time for which a seller keeps the documents of a sale.</summary>
    [Range(365, 7305, ErrorMessage = "Retention:ContactsDays must be from 365 to 7305.")]
    public int ContactsDays { get; set; } = 1826;

    [Range(4, 180, ErrorMessage = "Retention:WebhooksDays must be from 4 to 180.")]
    public int WebhooksDays { get; set; } = 30;

    [Range(1, 3650, ErrorMessage = "Retention:AccountDays must be from 1 to 3650.")]
    public int AccountDays { get; set; } = 90;

    public RetentionPolicy ToPolicy() => new()
    {
        Notifications = TimeSpan.FromDays(NotificationsDays),
        Rejected = TimeSpan.FromDays(RejectedDays),
        RejectedPerHour = RejectedPerHour,
        Contacts = TimeSpan.FromDays(ContactsDays),
        Webhooks = TimeSpan.FromDays(WebhooksDays),
        Accounts = TimeSpan.FromDays(AccountDays),
    };
}
