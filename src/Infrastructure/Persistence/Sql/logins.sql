-- What the host may do with the counts of log-ins, the places holders are known from, and codes that set passwords.
grant select, insert, update, delete on party.login_failures, party.login_origin, party.password_code to allpay_app;
