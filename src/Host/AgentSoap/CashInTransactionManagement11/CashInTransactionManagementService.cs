using Allpay.Features.CashIn.CheckCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.CashIn.Soap;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Host.AgentSoap.CashInTransactionManagement11;

/// <summary>Translates each operation to its use case and the outcome back.</summary>
internal sealed class CashInTransactionManagementService(UseCases useCases) : ICashInTransactionManagement
{
    public Task<string> Echo(string? echo) => Task.FromResult(RequestReading.ToEcho(echo).OrRefused());

    public Task<TerminalPaymentPayResponse> CreateCashInPayment(CashInRequest? request) => useCases.AnswerAsync(
        PayCashInSoap.ToCommand(request, PaymentKind.CashIn, useCases.Agent).OrRefused(),
        PayAnswers.ToResponse,
        FieldNames.CashIn);

    public Task<TerminalPaymentPayResponse> CreateCashInPaymentAvtobys(CashInRequest? request) => useCases.AnswerAsync(
        PayCashInSoap.ToCommand(request, PaymentKind.CashInAvtobys, useCases.Agent).OrRefused(),
        PayAnswers.ToResponse,
        FieldNames.CashIn);

    public Task<CheckUserResponse> CheckUser(CheckUserRequest? request) =>
        useCases.AnswerWhoAsync(CheckHolderSoap.ToCommand(request, useCases.Agent).OrRefused());

    public Task<CheckUserResponse> CheckUserAndValidateCashIn(CheckUserRequest? request) =>
        useCases.AnswerWhoAsync(CheckCashInSoap.ToCommand(request, useCases.Agent).OrRefused());
}
