namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>A one-time code as stored: for one account, good for one use, perhaps for one amount only.</summary>
public sealed record CodeState(CodeClaim Claim, DateTimeOffset ExpiresAt, Money? Amount, PaymentId? UsedBy);

/// <summary>The wrong codes counted since the window began.</summary>
public sealed record CodeGuesses(GuessTarget On, int Wrong, DateTimeOffset Since);
