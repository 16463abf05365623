package io.github.miniospring.presign;

/**
 * What a policy says of one field of a form.
 *
 * @param exact whether {@code value} is all of it, or how it begins
 */
record PostCondition(String element, String value, boolean exact) {

    boolean isOn(String name) {
        return this.element.equalsIgnoreCase(name);
    }

    void check(String given) {
        if (this.exact ? !given.equals(this.value) : !given.startsWith(this.value)) {
            throw new IllegalArgumentException("The policy wants '" + this.element + "' to "
                    + (this.exact ? "be '" : "begin with '") + this.value + "', which '" + given + "' does not");
        }
    }

}
