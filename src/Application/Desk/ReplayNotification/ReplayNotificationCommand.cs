using CleanAcquiring.Application.Accounts.AuthenticateSeller;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Desk.ReplayNotification;

/// <summary>Reads a stored notification once more, as the code and the settings are now.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Notification">Which.</param>
/// <param name="IsShadow">Only tell what would change.</param>
public sealed record ReplayNotificationCommand(Seller Seller, NotificationId Notification, bool IsShadow) : IRequest<Result<Judgement>>;
