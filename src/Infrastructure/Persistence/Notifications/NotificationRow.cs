using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

/// <summary>A notification as it came in, sealed, with its result. Printing it prints nothing.</summary>
internal sealed class NotificationRow
{
    public required Platform Platform { get; init; }

    public required long AccountId { get; init; }

    public required Guid Id { get; init; }

    public MethodCode Method { get; init; }

    public string Acquirer { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Body, headers and query: they have masked card numbers, and buyers' e-mails and phones.</summary>
    public SealedText Content { get; init; } = new("");

    /// <summary>SHA-256 of method and content in hexadecimal digits: copies have the same.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The times that it came again.</summary>
    public int Copies { get; init; }

    /// <summary>Null until it is processed: the process may have ended in between.</summary>
    public string? Verdict { get; set; }

    public string? Detail { get; set; }

    /// <summary>Version of the reading that led to the result.</summary>
    public int? Parser { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<NotificationRow>
{
    public const string Rejected = "rejected";

    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(it => new { it.Platform, it.AccountId, it.Id });
        builder.Property(it => it.AccountId).ValueGeneratedNever();
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.HasIndex(it => new { it.Platform, it.AccountId, it.ReceivedAt, it.Id }).HasDatabaseName("ix_notifications_received");
        // Few of millions: stored and never processed.
        builder.HasIndex(it => new { it.Platform, it.AccountId, it.Id }).HasFilter("verdict IS NULL")
            .HasDatabaseName("ix_notifications_unprocessed");
        // A copy is counted, not stored again.
        builder.HasIndex(it => new { it.Platform, it.AccountId, it.Digest }).IsUnique().HasDatabaseName("ux_notifications_digest");
        // Few rows: rejected ones are erased after days.
        builder.HasIndex(it => new { it.Platform, it.AccountId, it.ReceivedAt })
            .HasFilter($"verdict = '{Rejected}'")
            .HasDatabaseName("ix_notifications_rejected");
    }
}

/// <summary>The rejected notifications of a method in an hour, stored or only counted.</summary>
internal sealed class RejectedHour
{
    public required Platform Platform { get; init; }

    public required long AccountId { get; init; }

    public required MethodCode Method { get; init; }

    public required DateTimeOffset Hour { get; init; }

    public int Rejected { get; init; }
}

internal sealed class RejectedHourConfiguration : IEntityTypeConfiguration<RejectedHour>
{
    public void Configure(EntityTypeBuilder<RejectedHour> builder)
    {
        builder.ToTable("rejected_notifications");
        builder.HasKey(it => new { it.Platform, it.AccountId, it.Method, it.Hour });
    }
}
