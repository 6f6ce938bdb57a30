package io.postern.model;

/**
 * One thing that staff do.
 *
 * @param place which of the addresses
 * @param value which of a few values
 * @param hitch what goes wrong with it
 * @param reading whether that happens to a look at the mailbox, not to the write
 * @param skip how many such calls pass first
 * @param patience whether staff wait until it is finished before they go on
 */
record Step(Act act, int place, int value, Hitch hitch, boolean reading, int skip, boolean patience) {
    @Override
    public String toString() {
        return act + " of " + place + " with " + value
                + (hitch == Hitch.NONE
                        ? ""
                        : ", " + hitch + (reading ? " of a read" : " of the write") + " after " + skip)
                + (patience ? ", then waits" : "");
    }
}
