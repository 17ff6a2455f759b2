package faraday.rig.phone;

import faraday.rig.codec.Id;

/**
 * One deduction from the phone's local ledger (E22).
 *
 * @param sessionId the session paid for
 * @param chargerId where
 * @param seq the charger's journal number of the record
 * @param energyMwh energy delivered
 * @param durationS how long it took
 * @param costMinor what it cost, as this phone computed it itself
 * @param currency ISO 4217 number
 * @param tokenId hexadecimal, names the session towards the server
 */
public record LedgerLine(
    Id sessionId,
    Id chargerId,
    long seq,
    long energyMwh,
    long durationS,
    long costMinor,
    long currency,
    String tokenId) {}
