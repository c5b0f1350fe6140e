using Allpay.Infrastructure.Persistence;

var builder = WebApplication.CreateBuilder(args);
if (args is ["migrate"]) { await Migrator.MigrateAsync(builder.Configuration, default); return; }
var app = builder.Build();
app.Run();

public partial class Program;
