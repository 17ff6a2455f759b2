package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.util.OptionalLong;

/**
 * An accepted right to charge: everything a session needs, so that it can go on after a restart
 * without the token.
 *
 * @param sessionId random, made by the charger
 * @param tokenId spent from now on
 * @param tokenExpiresEpochS after this the token id need not be remembered
 * @param walletId the wallet, pairwise for this charger or site
 * @param driverId the driver as the operator knows him
 * @param phoneKey who may stop it
 * @param evse connector, from 1
 * @param limits where it ends by itself
 * @param tariff what it costs
 * @param ledgerSeq the phone's ledger position, copied into the record
 * @param command the OCPP command, verbatim (E7)
 */
public record SessionGrant(
    Id8 sessionId,
    Id16 tokenId,
    long tokenExpiresEpochS,
    Id8 walletId,
    Bytes driverId,
    P256PublicKey phoneKey,
    int evse,
    SessionLimits limits,
    Tariff tariff,
    OptionalLong ledgerSeq,
    Bytes command) {}
