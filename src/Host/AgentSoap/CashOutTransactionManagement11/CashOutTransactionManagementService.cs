using Allpay.Features.CashOut.CheckCashOut;
using Allpay.Features.CashOut.PayCashOut;
using Allpay.Features.CashOut.RequestCashOut;
using Allpay.Features.CashOut.Soap;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.CashOutTransactionManagement11;

/// <summary>Translates each operation to its use case and the outcome back.</summary>
internal sealed class CashOutTransactionManagementService(UseCases useCases) : ICashOutTransactionManagement
{
    public Task<string> Echo(string? echo) => Task.FromResult(RequestReading.ToEcho(echo).OrRefused());

    public Task<TerminalPaymentPayResponse> CreateCashOutThroughPayment(CashOutThroughPayRequest? request) =>
        useCases.AnswerAsync(
            RequestCashOutSoap.ToCommand(request, useCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.CashOut);

    public Task<CheckUserResponse> CheckCashOutThroughPayRequest(CashOutThroughPayCheckRequest? request) =>
        useCases.AnswerAsync(
            CheckCashOutSoap.ToCommand(request, useCases.Agent).OrRefused(), CheckHolderSoap.ToResponse, FieldNames.CashOut);

    public Task<TerminalPaymentPayResponse> CreateCashOut(CashOutRequest? request) => useCases.AnswerAsync(
        PayCashOutSoap.ToCommand(request, useCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.CashOut);

    public Task<CheckUserResponse> CheckCashOut(CashOutCheckRequest? request) => useCases.AnswerAsync(
        CheckCashOutSoap.ToCommand(request, useCases.Agent).OrRefused(), CheckHolderSoap.ToResponse, FieldNames.CashOut);
}
