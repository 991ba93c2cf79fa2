using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>An acquirer's notification: stored first, then believed as far as it proves itself.</summary>
/// <param name="Acquirer">From the address.</param>
/// <param name="Key">From the address: random per account and method.</param>
/// <param name="Notification">As it came in.</param>
public sealed record ReceiveNotificationCommand(string Acquirer, string Key, RawNotification Notification)
    : IRequest<Result<NotificationResponse>>
{
    // The key is the address's secret part.
    public override string ToString() => $"from {Acquirer}";
}
