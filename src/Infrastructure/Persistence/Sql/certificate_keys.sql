-- A key names its certificate: by the hash of its PKCS#1 form, which a SubjectPublicKeyInfo holds behind its head of 22 bytes
-- (lengths below 256) or 24. A key that was taken in more than once stays with its first certificate.
with key as (
    select number, public_key like '%BEGIN PUBLIC KEY%' as is_spki,
        decode(regexp_replace(public_key, '-----[^-]+-----|\s', '', 'g'), 'base64') as der
    from party.certificate
), hashed as (
    select number, sha256(case when not is_spki then der
        when get_byte(der, 1) = 130 then substring(der from 25) else substring(der from 23) end) as hash
    from key
)
update party.certificate c set key_hash = h.hash
from (select min(number) as number, hash from hashed group by hash) h
where c.number = h.number;
