package faraday.firmware.app;

/**
 * A phone's half of a start, byte for byte that of docs/vectors/wire-start.json, and what the
 * charger's half must come to. All keys in it are SHA-256 of a name and known to everybody.
 */
final class SelfTestTap {

  /** When it happens, in epoch seconds. */
  static final long NOON_S = 1_767_268_800L;

  /** M1 to the beacon of the self-test. */
  static final String M1 =
      "110076c8c057210104448cca6d4334cc610628a3590c850dbf1460376d8a0f0c771a3db207b24a1c"
          + "97386d3f498df298993e40535b316bf7623b7c97cdae4500293e8504182fee0d0fbf5baf39b390f3"
          + "e52278ba73bad43045634d4fdccb5611854971e6957768e87bca4609ee55af356422f60336a0eaae"
          + "cc";

  /** Plaintext of M2. */
  static final String CREDENTIALS =
      "8e50d9aa8449429f6fc85cab64853be06b8a48b26452bedefdf72c1a695661c20119384019016819"
          + "05281896182d1903d241011902000201";

  /** M3 with token and proof. */
  static final String M3 =
      "1301b3c8c0572114ba919532018bd49402de34ac5b39e8f713f26abfd107375fb4ef67acdc1d0a66"
          + "11225ff66fe3aab88dbaa487cc03574947b37fe905a8ad7d27584975021c3cdd1a45eae22329f884"
          + "971925dd99b2e79e8eb2e68de6e0eaab83184297bc4467ac08e5c87c93de9dba00e53cb220b533b3"
          + "3e443827b2dee44160d4baf4e82c538b7d063253517f2ba4fb4513a3023e7ea8a37f22eef384e14a"
          + "571db88f0e3a6801e793072b01999c8a58f343c954b9ae077e5ca46f8d8780afee794ef8fc620637"
          + "18f3f633c9f7ca56a61386afe3dea9e7792fb276da176b56f2d39e37df664d861a6f608f24259ef0"
          + "1f9499faf61e0d52cf91a8c0ca15574005f5e215caa5384400e798c3ebc2daf3e77d022a30d74f19"
          + "2cb9e968e2a59fc8dc68f7cae3d5e726b17baaeed97e2b4f32bf295b72720b80aecdc46eb4564b16"
          + "98af35a8294fd59917b846d680851ecc0def69d5c36eb63839011a254364cec65f2b3b3881c2fd56"
          + "c9a199502e274af170682573ef39121fe35afd50d1f17ee3131b518f840b8c855b285ab3b083a1a6"
          + "db45fbf2db4bd4f9b3ce3e0d0ecf7858a2957a60a6e1b70545def070f74ac314c806ffc9cc47";

  /** SHA-256 over M0, M2, M4 and the signature over the credentials. */
  static final String EXPECTED = "9948fbb7b4c865281515d6ec21379a78bffa14f4683ece882bdb514615767355";

  private SelfTestTap() {}
}
