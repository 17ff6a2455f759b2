package faraday.rig.circuit;

import faraday.hal.PilotOutput;
import faraday.hal.PilotSampler;

/** What the charger's pilot ports are connected to: one circuit, seen through one of two models. */
public interface PilotPort extends PilotSampler, PilotOutput {}
