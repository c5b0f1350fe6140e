using Allpay.Features.CashIn.CheckCashIn;
using Allpay.Features.Payments.Soap;
using Allpay.Features.TerminalPay.CheckGoods;
using Allpay.Features.TerminalPay.CheckService;
using Allpay.Features.TerminalPay.CheckVostokPlat;
using Allpay.Features.TerminalPay.PayForGoods;
using Allpay.Features.TerminalPay.PayForService;
using Allpay.Features.TerminalPay.PayVostokPlat;
using Allpay.Features.TerminalPay.Soap;
using Allpay.Host.AgentSoap.TransactionManagement10;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.TransactionManagement11;

/// <summary>Version 1.1 is version 1.0 and the terminal payments: one implementation, two contracts.</summary>
internal sealed class TransactionManagement11Service(UseCases useCases)
    : TransactionManagement10Service(useCases), ITransactionManagement11
{
    public Task<CheckUserResponse> CheckUserAndValidateCashIn(CheckUserRequest? request) =>
        UseCases.AnswerWhoAsync(CheckCashInSoap.ToCommand(request, UseCases.Agent).OrRefused());

    public Task<PayForServicesCheckResponse> PayForServicesCheck(PayForServicesCheckRequest? request) => UseCases.AnswerAsync(
        CheckServiceSoap.ToCommand(request, UseCases.Agent).OrRefused(), CheckServiceSoap.ToResponse, FieldNames.Services);

    public Task<VostokPlatCheckResponse> VostokPlatCheck(VostokPlatCheckRequest? request) => UseCases.AnswerAsync(
        CheckVostokPlatSoap.ToCommand(request, UseCases.Agent).OrRefused(),
        CheckVostokPlatSoap.ToResponse,
        FieldNames.VostokPlat);

    public Task<TerminalPaymentPayResponse> VostokPlatPay(VostokPlatPayRequest? request) => UseCases.AnswerAsync(
        PayVostokPlatSoap.ToCommand(request, UseCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.VostokPlat);

    public Task<TerminalPaymentPayResponse> PayForServicesPay(PayForServicesRequest? request) => UseCases.AnswerAsync(
        PayForServiceSoap.ToCommand(request, UseCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.Services);

    public Task<TerminalPaymentPayResponse> PayForGoodsPay(PayForGoodsRequest? request) => UseCases.AnswerAsync(
        PayForGoodsSoap.ToCommand(request, UseCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.Goods);

    public Task<PayForGoodsCheckResponse> PayForGoodsCheck(PayForGoodsCheckRequest? request) => UseCases.AnswerAsync(
        CheckGoodsSoap.ToCommand(request, UseCases.Agent).OrRefused(), CheckGoodsSoap.ToResponse, FieldNames.Goods);
}
