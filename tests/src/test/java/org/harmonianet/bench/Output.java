package org.harmonianet.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a measuring process tells the driver: one line of JSON. */
final class Output {
  private Output() {}

  static void print(Object result) throws JsonProcessingException {
    System.out.println(new ObjectMapper().writeValueAsString(result));
  }
}
