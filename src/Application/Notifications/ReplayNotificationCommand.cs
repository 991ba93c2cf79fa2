using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Reads a stored notification once more, as the code and the settings are now.</summary>
/// <param name="Seller">Who asks.</param>
/// <param name="Notification">Which.</param>
/// <param name="IsShadow">Only tell what would change.</param>
public sealed record ReplayNotificationCommand(Seller Seller, NotificationId Notification, bool IsShadow)
    : IRequest<Result<ProcessingResult>>;
