package faraday.firmware.session;

import faraday.pilot.connector.SafetyOrders;

/** What the site says from outside, at any moment (E25). It can only lower and withhold. */
public interface SiteRules {

  /** A site that says nothing. */
  SiteRules NONE =
      new SiteRules() {
        @Override
        public int limitMa() {
          return SafetyOrders.LIMIT_MAX_MA;
        }

        @Override
        public boolean inService() {
          return true;
        }
      };

  /** mA per phase that may be offered now, 0 … {@link SafetyOrders#LIMIT_MAX_MA}. */
  int limitMa();

  /** Whether new sessions may begin. */
  boolean inService();
}
