namespace Allpay.Infrastructure.Audit;

/// <summary>What the audit trail names. Published: a name is never changed.</summary>
public static class AuditActions
{
    public const string ApiKeyIssued = "api_key.issued";
    public const string CertificateAdded = "certificate.added";
    public const string CertificateRevoked = "certificate.revoked";
    public const string LoginFailed = "login.failed";
    public const string LoginLocked = "login.locked";
    public const string LoginSucceeded = "login.succeeded";
    public const string OperatorAdded = "operator.added";
    public const string OperatorBlocked = "operator.blocked";
    public const string PasswordChanged = "password.changed";
    public const string PasswordCodeIssued = "password_code.issued";
    public const string PasswordCodeRefused = "password_code.refused";
    public const string PasswordSet = "password.set";
    public const string PaymentDeclined = "payment.declined";
    public const string SessionClosed = "session.closed";
}
