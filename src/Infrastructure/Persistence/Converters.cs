using Allpay.Infrastructure.Ledger;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Allpay.Infrastructure.Persistence;

// How the domain's own types are stored: as the number or uuid inside them.
internal sealed class MoneyConverter() : ValueConverter<Money, long>(m => m.Tiyn, t => new Money(t));

internal sealed class AccountIdConverter() : ValueConverter<AccountId, long>(i => i.Value, v => new AccountId(v));

internal sealed class PaymentIdConverter() : ValueConverter<PaymentId, long>(i => i.Value, v => new PaymentId(v));

internal sealed class TransferIdConverter() : ValueConverter<TransferId, long>(i => i.Value, v => new TransferId(v));

internal sealed class PartyIdConverter() : ValueConverter<PartyId, long>(i => i.Value, v => new PartyId(v));

internal sealed class FingerprintConverter() : ValueConverter<Fingerprint, Guid>(f => f.Value, v => new Fingerprint(v));
