using Allpay.Features.Accounts.GetBalance;
using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.Soap;
using Allpay.Features.CashOut.CreateCashOut;
using Allpay.Features.CashOut.Soap;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Features.Payments.DeclinePendingPayment;
using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.TransactionManagement10;

/// <summary>Translates each operation to its use case and the outcome back.</summary>
internal class TransactionManagement10Service(UseCases useCases) : ITransactionManagement10
{
    protected UseCases UseCases { get; } = useCases;

    public Task<string> Echo(string? echo) => Task.FromResult(RequestReading.ToEcho(echo).OrRefused());

    public Task<CompleteTransactionResponse> CreateCashInTransaction(CashInRequest? request) => UseCases.AnswerAsync(
        CreateCashInSoap.ToCommand(request, UseCases.Agent).OrRefused(), TransactionAnswers.ToResponse, FieldNames.CashIn);

    public Task<CompleteTransactionResponse> CreateCashOutTransaction(CashOutRequest? request) => UseCases.AnswerAsync(
        CreateCashOutSoap.ToCommand(request, UseCases.Agent).OrRefused(), TransactionAnswers.ToResponse, FieldNames.CashOut);

    public Task<CompleteTransactionResponse> CompleteTransaction(CompleteTransactionRequest? request) => UseCases.AnswerAsync(
        CompleteOwnPaymentSoap.ToCommand(request, UseCases.Agent).OrRefused(),
        TransactionAnswers.ToResponse,
        FieldNames.Transaction);

    public Task<CompleteTransactionResponse> DeclineTransaction(DeclineTransactionRequest? request) => UseCases.AnswerAsync(
        DeclinePendingPaymentSoap.ToCommand(request, UseCases.Agent).OrRefused(),
        TransactionAnswers.ToResponse,
        FieldNames.Transaction);

    public Task<CheckUserResponse> CheckUser(CheckUserRequest? request) =>
        UseCases.AnswerWhoAsync(CheckHolderSoap.ToCommand(request, UseCases.Agent).OrRefused());

    public Task<AvailableBalanceResponse> AvailableBalance(AvailableBalanceRequest? request) => UseCases.AnswerAsync(
        GetBalanceSoap.ToCommand(request, UseCases.Agent).OrRefused(), GetBalanceSoap.ToResponse);
}
