namespace Allpay.Infrastructure.Audit;

/// <summary>What the audit trail names. Published: a name is never changed.</summary>
public static class AuditActions
{
    public const string ApiKeyIssued = "api_key.issued";
    public const string CertificateAdded = "certificate.added";
    public const string CertificateRevoked = "certificate.revoked";
    public const string OperatorAdded = "operator.added";
    public const string OperatorBlocked = "operator.blocked";
    public const string PaymentDeclined = "payment.declined";
}
